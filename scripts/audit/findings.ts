/** What an audit found wrong. Each kind of finding has a code that is never reused; docs/audit.md explains them. */

export const auditCodes = {
  BHA001: 'the file is not the image that the build wrote',
  BHA002: 'bytes that belong to no known section',
  BHA003: 'sections overlap or lie outside the memory of the board',
  BHA004: 'the start of the image does not lead into the kernel',
  BHA010: 'a table is damaged',
  BHA011: 'a table says something else than the system declares',
  BHA012: 'an index in a table is out of range',
  BHA013: 'an address in a descriptor does not lie in its compartment',
  BHA014: 'data may go a way that integrity or secrecy forbids',
  BHA020: 'a region of the MPU is malformed',
  BHA021: 'a region grants more, or less, than its compartment',
  BHA022: 'a region is writable and executable',
  BHA023: 'two tasks share memory that one of them may write',
  BHA024: 'a region grants a peripheral that the task does not use',
  BHA025: 'a region reaches kernel memory or the system control space',
  BHA030: 'a system call outside the call gate',
  BHA031: 'a privileged or unknown instruction in a task',
  BHA032: 'a branch that leaves the code of its task',
  BHA033: 'code that cannot be told from data',
  BHA040: 'the stack of a task may not suffice',
} as const;

export type AuditCode = keyof typeof auditCodes;

export interface Finding {
  code: AuditCode;
  /** What is wrong, with names and addresses. */
  message: string;
}

export type Report = (code: AuditCode, message: string) => void;
