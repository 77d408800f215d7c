/** A record elsewhere as ServiceNow names it: its id and what people read. */
export interface Reference {
  value: string;
  display_value: string;
}
