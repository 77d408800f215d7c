/** The error types Streams knows (`connect.CTIExceptions`), plus those a real instance is known to answer with. */
export type RefusalType =
  | 'UnauthorizedOutboundCallException'
  | 'AccessDeniedException'
  | 'BadEndpointException'
  | 'ConflictException'
  | 'ConnectionNotFoundException'
  | 'ContactNotFoundException'
  | 'InvalidInputException'
  | 'InvalidStateException'
  | 'LimitExceededException'
  | 'ServiceQuotaExceededException'
  | 'UnauthorizedException'
  | 'UnknownOperationException'
  | 'ValidationException';

/** What the instance says no to. Thrown by every verb; the state stays as it was. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly type: RefusalType;

  constructor(type: RefusalType, message: string) {
    super(message);
    this.type = type;
  }
}
