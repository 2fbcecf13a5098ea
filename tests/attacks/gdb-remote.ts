/** The few packets of gdb's remote protocol that fault injection needs, spoken to QEMU's stub over its unix socket. */
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const checksum = (text: string) => [...text].reduce((sum, letter) => (sum + letter.charCodeAt(0)) & 0xff, 0);
const hex = (value: number) => value.toString(16).padStart(2, '0');
/** Words go over the wire in the byte order of the target. */
const swapped = (value: number) => Buffer.from(Uint32Array.of(value >>> 0).buffer).toString('hex');

export class GdbRemote {
  private text = '';
  private readonly packets: string[] = [];
  private wake: (() => void) | undefined;
  private closed = false;

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => this.take(chunk));
    socket.on('error', () => {});
    socket.on('close', () => {
      this.closed = true;
      this.wake?.();
    });
  }

  /** The socket appears a moment after QEMU's start. */
  static async open(path: string): Promise<GdbRemote> {
    for (let attempt = 0; ; attempt++) {
      const socket = connect(path);
      const failure = await new Promise<Error | undefined>((settle) => {
        socket.once('connect', () => settle(undefined));
        socket.once('error', settle);
      });
      if (failure === undefined) return new GdbRemote(socket);
      if (attempt === 500) throw failure;
      await delay(20);
    }
  }

  private take(chunk: string): void {
    this.text += chunk;
    for (;;) {
      const packet = /^[+-]*\$([^#]*)#../.exec(this.text);
      if (!packet) return;
      this.text = this.text.slice(packet[0].length);
      this.socket.write('+');
      this.packets.push(packet[1]!);
      this.wake?.();
    }
  }

  /** The next packet; null when the machine is gone. */
  private async receive(): Promise<string | null> {
    while (this.packets.length === 0 && !this.closed) await new Promise<void>((settle) => (this.wake = settle));
    return this.packets.shift() ?? null;
  }

  private async ask(command: string): Promise<string> {
    this.socket.write(`$${command}#${hex(checksum(command))}`);
    const answer = await this.receive();
    if (answer === null || answer === '' || answer.startsWith('E')) throw new Error(`gdb stub: ${command} gave '${answer}'`);
    return answer;
  }

  /** Addresses are physical: no MPU between. Asking what registers there are is what lets QEMU give single ones. */
  async begin(): Promise<void> {
    await this.ask('qXfer:features:read:target.xml:0,ffb');
    await this.ask('Qqemu.PhyMemMode:1');
  }
  async readByte(address: number): Promise<number> {
    return Number.parseInt(await this.ask(`m${address.toString(16)},1`), 16);
  }
  async writeByte(address: number, value: number): Promise<void> {
    await this.ask(`M${address.toString(16)},1:${hex(value)}`);
  }
  async readRegister(number: number): Promise<number> {
    return Buffer.from(await this.ask(`p${number.toString(16)}`), 'hex').readUInt32LE(0);
  }
  async writeRegister(number: number, value: number): Promise<void> {
    await this.ask(`P${number.toString(16)}=${swapped(value)}`);
  }
  async breakAt(address: number): Promise<void> {
    await this.ask(`Z1,${address.toString(16)},2`);
  }
  async unbreak(address: number): Promise<void> {
    await this.ask(`z1,${address.toString(16)},2`);
  }
  /** One instruction, off a breakpoint that would stop the machine again at once. */
  step(): Promise<boolean> {
    return this.resume('s');
  }
  /** Goes on; true at the next stop, false when the machine has ended. */
  goOn(): Promise<boolean> {
    return this.resume('c');
  }
  private async resume(command: 's' | 'c'): Promise<boolean> {
    this.socket.write(`$${command}#${hex(checksum(command))}`);
    const stop = await this.receive();
    return stop?.startsWith('T') === true || stop?.startsWith('S') === true;
  }
  close(): void {
    this.socket.destroy();
  }
}
