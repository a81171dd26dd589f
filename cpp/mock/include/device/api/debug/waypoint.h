#pragma once

// Waypoints tell a watcher on the host where a processor hangs; diagnoses name the line here.
#define WAYPOINT(x)
