// Filters of the timeline and the map; their state is kept in the address.
