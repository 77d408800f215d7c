/** Parts of a browser's page that marks need and that do nothing in a test of which texts are marked. */

export class FakeObserver {
  observe() {}
  disconnect() {}
}

export class FakeSheet {
  replaceSync() {}
}
