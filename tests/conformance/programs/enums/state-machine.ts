enum Door {
  Closed,
  Opening,
  Open,
  Closing,
}

let door: Door = Door.Closed;
let position = 0;

function step(command: boolean): void {
  switch (door) {
    case Door.Closed:
      if (command) door = Door.Opening;
      break;
    case Door.Opening:
      position++;
      if (position === 3) door = Door.Open;
      break;
    case Door.Open:
      if (!command) door = Door.Closing;
      break;
    case Door.Closing:
      position--;
      if (command) door = Door.Opening;
      else if (position === 0) door = Door.Closed;
      break;
  }
}

export function scan(): void {
  for (let turn = 0; turn < 14; turn++) {
    step(turn < 6 || turn === 8);
    console.log(turn, door, position);
  }
}
