/**
 * Edge detection: IEC 61131-3:2013, 6.6.3.5.3, table 44 (edition 2: 2.5.2.3.2), to the letter. Thus in the first scan after a start, also after a restart of the
 * task, R_TRIG sees an edge when its input is true, and F_TRIG when its input is false, as the standard's note says.
 */

/** Rising edge: `q` is true for the one scan in which the input rose. */
export class R_TRIG {
  private memory: boolean = false;
  private edge: boolean = false;

  update(clk: boolean): void {
    this.edge = clk && !this.memory;
    this.memory = clk;
  }

  get q(): boolean {
    return this.edge;
  }
}

/** Falling edge: `q` is true for the one scan in which the input fell. */
export class F_TRIG {
  private memory: boolean = false;
  private edge: boolean = false;

  update(clk: boolean): void {
    this.edge = !clk && !this.memory;
    this.memory = !clk;
  }

  get q(): boolean {
    return this.edge;
  }
}
