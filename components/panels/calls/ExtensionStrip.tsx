/** The extension that a number came with: waiting for the answer, about to be sent, or to be sent by hand. */

import { allows } from '../../../lib/call.ts';
import { Button } from '../../Button.tsx';
import type { CardProps } from '../../card-props.ts';
import { secondsUntil } from '../../words.ts';

export function ExtensionStrip({ call, now, ask }: CardProps) {
  const { extension } = call;
  if (!extension) return null;
  const canSend = allows(call, 'sendDigits');
  const when =
    extension.sendAt !== null
      ? `in ${secondsUntil(extension.sendAt, now)} s`
      : canSend
        ? 'not sent'
        : 'after the answer';
  return (
    <div class="extension" role="status">
      <p class="grow">
        Extension <bdi class="num number">{extension.digits}</bdi> <span class="quiet num">{when}</span>
      </p>
      {canSend && (
        <Button size="s" tone="line" onPress={(event) => ask(event, 'sendExtension', call.id)}>
          Send now
        </Button>
      )}
      <Button size="s" tone="line" onPress={(event) => ask(event, 'skipExtension', call.id)}>
        Skip
      </Button>
    </div>
  );
}
