/* Contracts of point.c. */
/*@ requires tables_valid;
  @ assigns point_values[0 .. 254];
  @ ensures safe: \forall integer k; 0 <= k < tables.points ==> point_values[k] == points[k].safe; */
void point_start(void);
