// Apart, since its typings are those of a global and can be imported by a plain import only.
import 'amazon-connect-chatjs';
