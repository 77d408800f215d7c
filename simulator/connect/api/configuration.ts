/** What stands behind an agent: configuration, states, queues, quick connects, permissions, as the API words them. Pure. */

import type { Agent } from '../instance/agent.ts';
import type { Instance } from '../instance/instance.ts';
import { routingProfileOf } from '../instance/routing.ts';
import { arnsOf, type WireEndpoint, type WireQueue } from './wire.ts';

/** The answer of GetAgentConfiguration. */
export function configurationOf(instance: Instance, agent: Agent) {
  const arns = arnsOf(instance);
  const profile = routingProfileOf(instance, agent);
  const outbound = instance.queues.find((it) => it.id === profile.defaultOutboundQueueId);
  return {
    name: agent.name,
    username: agent.login,
    softphoneEnabled: agent.phone.type === 'softphone',
    softphoneAutoAccept: agent.autoAccepts,
    extension: agent.phone.type === 'desk' ? agent.phone.number : '',
    routingProfile: {
      name: profile.name,
      routingProfileARN: arns.routingProfile(profile.id),
      defaultOutboundQueue: {
        queueARN: arns.queue(profile.defaultOutboundQueueId),
        name: outbound?.name ?? '',
      },
      channelConcurrencyMap: {
        VOICE: profile.voiceConcurrency,
        CHAT: profile.chatConcurrency,
        TASK: profile.taskConcurrency,
        EMAIL: profile.emailConcurrency,
      },
    },
    ...(agent.voiceEnhancement ? { voiceEnhancementMode: agent.voiceEnhancement } : {}),
    ...(agent.keepsLineOpen === null ? {} : { softphonePersistentConnection: agent.keepsLineOpen }),
    agentPreferences: {},
    agentARN: arns.agent(agent.id),
  };
}

/** Streams itself knows the names `outboundCall` and `voiceId`. */
export const permissionsOf = (agent: Agent): string[] => (agent.canDial ? ['outboundCall'] : []);

/** The states an agent may choose, in the order of the instance. */
export const presencesOf = (instance: Instance) =>
  instance.presences.map(({ id, name, type }) => ({
    agentStateARN: arnsOf(instance).agentState(id),
    type,
    name,
  }));

/** Lower case, as the API answers. */
export const dialableCountriesOf = (instance: Instance): string[] =>
  instance.settings.dialableCountries.map((it) => it.toLowerCase());

/** The queues of the agent's routing profile. */
export function queuesOf(instance: Instance, agent: Agent): WireQueue[] {
  const { queueIds } = routingProfileOf(instance, agent);
  return instance.queues
    .filter((it) => queueIds.includes(it.id))
    .map(({ id, name }) => ({ queueARN: arnsOf(instance).queue(id), name }));
}

/** The quick connects there are; each belongs to every queue of this instance. */
export const quickConnectsOf = (instance: Instance): WireEndpoint[] =>
  instance.quickConnects
    .filter((it) => it.isEnabled)
    .map((it) => ({
      endpointARN: arnsOf(instance).quickConnect(it.id),
      type: it.type,
      name: it.name,
      ...(it.type === 'phone_number' ? { phoneNumber: it.number } : {}),
    }));
