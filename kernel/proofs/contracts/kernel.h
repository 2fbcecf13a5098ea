/* Contracts of kernel.c. */
/*@ predicate right_valid(struct call_right *r, integer index) =
  @   r->target < tables.tasks && r->target != index && (r->rate == NO_RATE || r->rate < tables.rates);
  @ predicate point_valid(integer i) = points[i].source != POINT_RESTARTS || points[i].subject < tables.tasks;
  @*/

/*@ requires first <= 65535 && count <= 255;
  @ assigns \nothing;
  @ ensures exact: \result <==> (\forall integer k; 0 <= k < count ==> point_lists[first + k] < tables.points); */
COLD static bool lists_are_valid(uint32_t first, uint32_t count);
/*@ requires \valid_read(task) && task->calls_at + task->calls <= 256;
  @ assigns \nothing;
  @ ensures exact: \result <==>
  @   (\forall integer k; 0 <= k < task->calls ==> right_valid(&call_rights[task->calls_at + k], index)); */
COLD static bool calls_are_valid(const struct task_descriptor *task, uint32_t index);
/*@ requires \valid_read(task);
  @ assigns \nothing;
  @ ensures entry: \result ==> in_flash(task, task->entry, 2);
  @ ensures stack: \result ==> 64 <= task->stack_size && in_ram(task, task->ram_base, task->stack_size);
  @ ensures image: \result ==> in_flash(task, task->data_from, task->data_size);
  @ ensures data: \result ==> in_ram(task, task->data_to, task->data_size);
  @ ensures bss: \result ==> in_ram(task, task->bss_base, task->bss_size);
  @ ensures points_in: \result ==> in_ram(task, task->points_in, 4 * task->reads);
  @ ensures points_out: \result ==> in_ram(task, task->points_out, 4 * task->writes); */
COLD static bool memory_is_valid(const struct task_descriptor *task);
/*@ requires \valid_read(task);
  @ assigns \nothing;
  @ ensures exact: \result <==>
  @   (\forall integer k; 0 <= k < 8 ==> (task->regions[k].rbar & 0x1f) == (uint32_t)(0x10 | k)); */
COLD static bool regions_are_valid(const struct task_descriptor *task);
/*@ requires \valid_read(task) && task->calls_at + task->calls <= 256;
  @ assigns \nothing;
  @ ensures budget: \result ==> task->budget <= 4000000 && task->start_budget <= 4000000;
  @ ensures flags: \result ==> task->flags == (index == 0 ? 1 : index == 1 ? 2 : 0); */
COLD static bool task_is_valid(const struct task_descriptor *task, uint32_t index);
/*@ requires tables.points <= 255 && tables.interrupts <= 255;
  @ assigns \nothing;
  @ ensures exact: \result <==> (\forall integer k; 0 <= k < tables.points ==> point_valid(k)) && interrupts_valid; */
COLD static bool points_are_valid(void);
