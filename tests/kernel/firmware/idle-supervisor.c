/* A supervisor that attends to no fault. */
void scan(void) {
}
