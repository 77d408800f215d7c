/** Chats, tasks and e-mails at the simulated instance. */

import { describe, expect, test } from 'vitest';
import { findAgent } from '../../../simulator/connect/instance/agent.ts';
import { ownProfileOf } from '../../../simulator/connect/instance/harbour.ts';
import { sendWork, type WorkRequest } from '../../../simulator/connect/instance/work.ts';
import { openScene, type Scene } from './scene.ts';

const send = (scene: Scene, work: Partial<WorkRequest> = {}) =>
  scene.run((turn) => sendWork(turn, { channel: 'chat', name: 'Hassan Darwish', ...work }));

function open(): Scene {
  const scene = openScene();
  scene.presence('priya', 'Available');
  return scene;
}

describe('[CC-25][CC-26] work that is no call', () => {
  test('a chat is offered, accepted, ended by its customer and wrapped up', () => {
    const scene = open();
    const { id } = send(scene);
    expect(scene.newest('priya')).toMatchObject({
      ...{ type: 'chat', initiationMethod: 'inbound', state: { type: 'connecting' } },
      segmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Chat' } },
      connections: [{}, { chatMediaInfo: { customerName: 'Hassan Darwish' } }],
    });
    expect(scene.newest('priya').connections.every((it) => !('softphoneMediaInfo' in it))).toBe(true);
    scene.accept('priya');
    expect(scene.newest('priya').state.type).toBe('connected');
    scene.customerHangsUp(id);
    expect(scene.newest('priya').state.type).toBe('ended');
    scene.clear('priya');
    expect(scene.sees('priya')).toBe('Available');
  });

  test('an e-mail has its subject and who wrote it', () => {
    const scene = open();
    send(scene, {
      channel: 'email',
      address: 'ruth@osei.example',
      title: 'Delivery',
      text: 'It has not come',
    });
    expect(scene.newest('priya')).toMatchObject({
      ...{ type: 'email', name: 'Delivery', description: 'It has not come' },
      connections: [{}, { endpoint: { type: 'email_address', address: 'ruth@osei.example' } }],
    });
  });

  test('two chats at once, and no call beside them unless the profile is for several channels', () => {
    const scene = open();
    for (let chats = 0; chats < 3; chats++) {
      send(scene);
      if (chats < 2) scene.accept('priya');
    }
    expect(scene.snapshot('priya').contacts).toHaveLength(2);
    scene.inbound();
    expect(scene.snapshot('priya').contacts).toHaveLength(2);
    scene.run(({ instance }) => {
      ownProfileOf(instance, findAgent(instance, 'priya')).isCrossChannel = true;
    });
    expect(scene.newest('priya')).toMatchObject({ type: 'voice', state: { type: 'connecting' } });
  });

  test('[CC-11] a chat is handed on and stays whoever’s it was until it is taken', () => {
    const scene = open();
    send(scene);
    scene.accept('priya');
    scene.presence('tomasz', 'Available');
    scene.bring('priya', 'to-tomasz');
    expect(scene.newest('priya').state.type).toBe('connected');
    expect(scene.newest('tomasz')).toMatchObject({ type: 'chat', state: { type: 'connecting' } });
    scene.accept('tomasz');
    expect(scene.newest('priya').state.type).toBe('ended');
    expect(scene.newest('tomasz').state.type).toBe('connected');
  });
});
