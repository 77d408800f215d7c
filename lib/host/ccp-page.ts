/** Which pages of an instance hold a softphone. Pure. */

/** `workspace`: Amazon's agent workspace, with the CCP in a frame of its own. */
export type CcpPage = 'ccp' | 'workspace';

/** What stands at an address of the instance at `ccpUrl`; null for every other page, such as its login. */
export function ccpPageAt(address: string | undefined, ccpUrl: string): CcpPage | null {
  const url = URL.parse(address ?? '');
  if (!url || url.origin !== new URL(ccpUrl).origin) return null;
  const [, name] = url.pathname.match(/^\/(?:connect\/)?(ccp|ccp-v2|agent-app|agent-app-v2)(?:\/|$)/) ?? [];
  return name ? (name.startsWith('ccp') ? 'ccp' : 'workspace') : null;
}
