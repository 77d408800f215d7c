/** The bucket for files of chats: addresses to put one and to get one, each good for some minutes, as S3 signs them. */

import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { cors } from 'hono/cors';
import { spoil } from '../faults.ts';
import { Refusal } from '../instance/refusal.ts';
import type { Attachment } from '../instance/room.ts';
import type { ConnectHost } from './host.ts';

const addressLifeMs = 5 * 60_000;
/** Amazon Connect, feature specifications. */
const largestBytes = 20 * 1024 * 1024;
const types = new RegExp(
  '^(text/(csv|plain)|application/(rtf|pdf|msword|vnd\\.ms-(excel|powerpoint)|' +
    'vnd\\.openxmlformats-officedocument\\.[a-z.]+)|image/(heic|jpeg|png)|video/(quicktime|mp4)|audio/wav)$',
);
/** Not published as a number; the service refuses one too many as ServiceQuotaExceededException. */
const mostOfChat = 35;

/** Begins an upload: where the file is to be put, and with which headers. */
export function startUpload(
  host: ConnectHost,
  asked: { AttachmentName?: string; AttachmentSizeInBytes?: number; ContentType?: string },
  there: number,
): object {
  const { AttachmentName: name = '', AttachmentSizeInBytes: size = 0, ContentType: type = '' } = asked;
  if (host.live.state.settings.attachments === 'off')
    throw new Refusal('AccessDeniedException', 'You do not have sufficient access to perform this action.');
  if (!types.test(type)) throw new Refusal('ValidationException', `Files cannot be of type "${type}".`);
  if (name.length < 1 || name.length > 256 || size < 1 || size > largestBytes)
    throw new Refusal('ValidationException', 'A file has a name of 1 to 256 characters and 1 byte to 20 MB.');
  if (there >= mostOfChat)
    throw new Refusal('ServiceQuotaExceededException', 'No more attachments fit in this contact.');
  const id = crypto.randomUUID();
  host.files.set(id, { id, name, type, size, bytes: null, isSent: false });
  return {
    AttachmentId: id,
    UploadMetadata: {
      Url: addressOf(host, id, bucketOrigin(host)),
      UrlExpiry: expiry(),
      HeadersToInclude: { 'Content-Type': type, 'x-amz-acl': 'bucket-owner-full-control' },
    },
  };
}

/** The file that was put there and not sent yet. */
export function uploaded(host: ConnectHost, id: string): Attachment {
  const file = host.files.get(id);
  if (!file?.bytes) throw new Refusal('ValidationException', 'That attachment was not uploaded.');
  if (file.isSent) throw new Refusal('ConflictException', 'That attachment is there already.');
  file.isSent = true;
  return { id, name: file.name, type: file.type };
}

/** Keeps a text as a file. */
export function keepText(host: ConnectHost, name: string, content: string): Attachment {
  const bytes = new TextEncoder().encode(content);
  const file = { id: crypto.randomUUID(), name, type: 'text/plain' };
  host.files.set(file.id, { ...file, size: bytes.length, bytes, isSent: true });
  return file;
}

export const downloadOf = (host: ConnectHost, id: string): object => ({
  Url: addressOf(host, id, host.origin),
  UrlExpiry: expiry(),
  AttachmentSizeInBytes: host.files.get(id)?.size ?? 0,
});

const expiry = () => new Date(Date.now() + addressLifeMs).toISOString();
/** A bucket is of another origin than its instance. */
const bucketOrigin = ({ origin }: ConnectHost) => origin.replace('localhost', '127.0.0.1');

function addressOf({ tokens }: ConnectHost, id: string, origin: string): string {
  const key = tokens.issue('connection', id, Date.now(), addressLifeMs);
  return `${origin}/attachments/${id}?${new URLSearchParams({ key })}`;
}

/** Takes and hands out files for whoever has an address; which origins may put one its rules say (CORS). */
export function addAttachments(app: Hono<{ Bindings: HttpBindings }>, host: ConnectHost): void {
  const ofAddress = (id: string, key: string | undefined) =>
    host.tokens.read('connection', key, Date.now())?.login === id ? host.files.get(id) : undefined;
  app.use(
    '/attachments/*',
    cors({
      origin: (origin) =>
        host.live.state.settings.attachments === 'anywhere' || origin === host.origin ? origin : null,
      allowMethods: ['GET', 'PUT'],
    }),
  );
  app.put('/attachments/:id', async (c) => {
    const spoilt = await spoil(c, host.faults, 'PutAttachment');
    if (spoilt) return spoilt;
    const file = ofAddress(c.req.param('id'), c.req.query('key'));
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    // Size and type are part of what was signed.
    if (!file || bytes.length !== file.size || c.req.header('content-type') !== file.type)
      return c.text('SignatureDoesNotMatch', 403);
    file.bytes = bytes;
    return c.body(null, 200);
  });
  app.get('/attachments/:id', (c) => {
    const file = ofAddress(c.req.param('id'), c.req.query('key'));
    if (!file?.bytes) return c.text('This address is no longer good.', 403);
    return c.body(file.bytes, 200, {
      'content-type': file.type,
      'content-disposition': `inline; filename="${encodeURIComponent(file.name)}"`,
    });
  });
}
