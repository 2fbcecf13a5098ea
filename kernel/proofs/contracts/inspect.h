/* Contracts of inspect.c. */
/*@ requires words: words == &task_object[0];
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
uint32_t inspect(uint32_t about, uint32_t *words);
