import { u16, u32, u8 } from 'bulkhead';
import { ACCEPTED, crc16, DEVICE_FAILURE, ILLEGAL_VALUE, type Registers } from 'bulkhead/modbus';
import { Framing } from '../../../../lib/modbus/framing.ts';
import { isWholeRequest } from '../../../../lib/modbus/lengths.ts';
import { Responder } from '../../../../lib/modbus/responder.ts';

const framing = new Framing();
const responder = new Responder(framing, 9);
const codes = [1, 2, 3, 4, 5, 6, 15, 16, 17, 22, 23, 7, 0, 130];
const frame = new Uint8Array(64);
const stored = new Uint16Array(12);
const lamps = new Uint8Array(20);
let limit: u16 = 300;
let seed: u32 = 12_345;
let clock: u32 = 0xffff_0000;

function random(below: u8): u8 {
  seed = u32.wrap(u32.wrap(Math.imul(seed, 1_664_525)) + 1_013_904_223);
  return u8((seed >>> 8) % below);
}

function map(table: Registers): void {
  table.coils(0, lamps);
  table.readOnlyCoil(30, limit > 400);
  table.discreteInput(0, limit > 350);
  table.discreteInputs(4, lamps);
  table.inputRegister(2, limit);
  table.inputRegisters(10, stored);
  table.holdingRegisters(0, stored);
  table.holdingRegisterIn(20, limit, 100, 900, (value) => {
    if (value === 666) return ILLEGAL_VALUE;
    limit = value;
    return ACCEPTED;
  });
  table.holdingRegister(21, 5, (value) => (value > 5 ? DEVICE_FAILURE : ACCEPTED));
}

function request(): u16 {
  const code = codes[random(codes.length)]!;
  let length: u16 = code === 17 ? 2 : code === 22 ? 8 : code === 15 || code === 16 ? 7 + 2 * random(4) : code === 23 ? 15 : 6;
  for (let index = 0; index < frame.length; index++) frame[index] = random(4);
  frame[0] = random(8) === 0 ? 0 : 9;
  frame[1] = code;
  if (code === 5) frame[4] = random(2) * 255;
  frame[2] = 0;
  frame[3] = random(26);
  if (code === 16 && length > 7) frame[5] = (length - 7) >> 1;
  if (code === 15 || code === 16) frame[6] = length - 7;
  if (code === 23) {
    frame[6] = 0;
    frame[8] = 0;
    frame[9] = 2;
    frame[10] = 4;
  }
  if (random(10) === 0) length += 1;
  const crc = crc16(frame, length);
  frame[length] = crc & 0xff;
  frame[length + 1] = random(12) === 0 ? 0 : crc >> 8;
  return length + 2;
}

export function scan(): void {
  framing.configure(9600, 20);
  responder.identify('three ways');
  for (let turn = 0; turn < 120; turn++) {
    const length = request();
    const part: u16 = random(length & 0xff);
    framing.take(frame, part, clock);
    clock = u32.wrap(clock + 36 * random(250));
    const early = framing.ended(clock, 0, isWholeRequest(framing));
    framing.take(frame.subarray(part), length - part, clock);
    clock = u32.wrap(clock + 4010);
    const ended = framing.ended(clock, 0, isWholeRequest(framing));
    responder.respond(map);
    const { answer } = responder.registers;
    console.log(turn, frame[1]!, early, ended, responder.length, answer[2]!, crc16(answer, responder.length > 2 ? u16(responder.length - 2) : 0));
    framing.drop();
    clock = u32.wrap(clock + 50_000);
  }
  console.log(responder.requests, responder.errors, responder.exceptions, limit, u8(lamps[3]!), stored[2]!);
}
