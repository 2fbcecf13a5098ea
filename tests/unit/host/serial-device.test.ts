/** Devices of a plant model on serial ports: from the model to the FIFOs that QEMU has. */
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { InputError } from '../../../scripts/errors.ts';
import { loadPlant } from '../../../scripts/plant.ts';
import { DeviceLines, deviceConnections, withDevices } from '../../../scripts/serial-device.ts';
import { serialArguments } from '../../../scripts/serial-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const failure = (message: string, hint?: string) => new Error(`${message} (${hint})`);
const echo = { exchange: (received: Uint8Array) => received.map((byte) => byte + 1) };

/** What the device does with bytes. */
function exchangeOf(device: unknown): (received: Uint8Array) => Uint8Array {
  const [connection] = deviceConnections({ usart2: device as typeof echo }, ['usart2'], failure);
  if (connection?.target.kind !== 'device') throw new Error('no device');
  return connection.target.exchange;
}

describe('devices of a plant', () => {
  it('sit on ports that are there, and have the form of a device', () => {
    expect(exchangeOf(echo)(Uint8Array.of(1, 2))).toEqual(Uint8Array.of(2, 3));
    expect(() => deviceConnections({ usart3: echo }, ['usart2'], failure)).toThrow(
      "a device is on 'usart3', which is no serial port that a task of this system uses (did you mean 'usart2'?)",
    );
    expect(() => exchangeOf({})).toThrow("the device on 'usart2' has no exchange()");
    expect(() => exchangeOf({ exchange: () => 'text' })(Uint8Array.of())).toThrow("exchange() of the device on 'usart2' returned text");
  });

  it('leave the ports to what the user connects', () => {
    const pty = [{ name: 'usart2', target: { kind: 'pty' as const } }];
    const plant = { devices: { usart1: echo, usart2: echo }, failure };
    const kinds = withDevices(pty, ['usart1', 'usart2'], plant).map(({ name, target }) => [name, target.kind]);
    expect(kinds).toEqual([
      ['usart2', 'pty'],
      ['usart1', 'device'],
    ]);
    expect(withDevices(pty, ['usart2'], null)).toEqual(pty);
  });

  it('tell the line of the model at which they fail', async () => {
    const file = join(folder, 'plant.ts');
    writeFileSync(
      file,
      "export default {\n  step: () => ({}),\n  serial: { usart2: { exchange() {\n    throw new Error('broken');\n  } } },\n};\n",
    );
    const { devices } = await loadPlant(file);
    try {
      devices['usart2']!.exchange(Uint8Array.of());
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      const { message, place } = (error as InputError).diagnostics[0]!;
      expect([message, place?.line]).toEqual(['broken (in exchange() of usart2 of the plant model)', 4]);
      return;
    }
    throw new Error('no error');
  });

  it('answer within the exchange in which QEMU has written', () => {
    const connections = deviceConnections({ usart2: echo }, ['usart2'], failure);
    expect(serialArguments(['usart1', 'usart2'], connections)).toEqual([
      ...['-serial', 'null'],
      ...['-chardev', 'pipe,path=serial-usart2,id=usart2', '-serial', 'chardev:usart2'],
    ]);
    const lines = new DeviceLines(folder, connections);
    // QEMU's ends.
    const flags = constants.O_RDWR | constants.O_NONBLOCK;
    const output = openSync(join(folder, 'serial-usart2.out'), flags);
    const input = openSync(join(folder, 'serial-usart2.in'), flags);
    const buffer = Buffer.alloc(16);
    lines.exchange();
    expect(() => readSync(input, buffer)).toThrow('EAGAIN');
    writeSync(output, Uint8Array.of(10, 20, 30));
    lines.exchange();
    expect([...buffer.subarray(0, readSync(input, buffer))]).toEqual([11, 21, 31]);
    lines.close();
    for (const end of [output, input]) closeSync(end);
  });
});
