// Apart, since its typings are those of a global and can be imported by a plain import only.
import 'amazon-connect-chatjs';
import { putChatJsAside } from '../../lib/amazon-connect/chat-js.ts';

putChatJsAside(connect);
