/** The shapes of the AWS-JSON API (`AmazonConnectCTIService`), as the model inside amazon-connect-streams 2.28 has them. */

export interface WireEndpoint {
  endpointARN?: string;
  type: 'phone_number' | 'agent' | 'queue' | 'email_address';
  name?: string;
  phoneNumber?: string;
  address?: string;
  queue?: WireQueue;
}

export interface WireQueue {
  queueARN: string;
  name: string;
}

/** Dates are JSON numbers: seconds since the epoch, with decimals. */
export const seconds = (at: number): number => at / 1000;

const account = '123456789012';

/** ARNs of one instance; Streams cuts account and instance id out of the routing profile's. */
export function arnsOf(instance: { alias: string; seed: string }) {
  const root = `arn:aws:connect:eu-west-2:${account}:instance/${instance.seed}-0000-4000-8000-000000000000`;
  return {
    agent: (id: string) => `${root}/agent/${id}`,
    agentState: (id: string) => `${root}/agent-state/${id}`,
    queue: (id: string) => `${root}/queue/${id}`,
    routingProfile: (id: string) => `${root}/routing-profile/${id}`,
    quickConnect: (id: string) => `${root}/transfer-destination/${id}`,
  };
}

/** The last part of an ARN: our own id of the thing. */
export const idInArn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);
