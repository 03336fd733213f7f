/** Something a person must see to before the command can go on; the message says what. code: boot.port | boot.build | boot.role */
export class BootError extends Error {
  readonly code: string;
  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'BootError';
    this.code = code;
  }
}
