/** Limits, not waits: a machine that stands still for a second fails nothing that holds. */

import { vi } from 'vitest';

const { waitFor, waitUntil } = vi;
const timeout = 15_000;
vi.waitFor = (work, options = { timeout }) => waitFor(work, options);
vi.waitUntil = (work, options = { timeout }) => waitUntil(work, options);
