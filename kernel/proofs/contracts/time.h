/* Contracts of time.c. */
/*@ requires valid: VALID;
  @ assigns kernel.base_counter, kernel.base_us;
  @ STAYS_VALID; */
static void move_base(void);
