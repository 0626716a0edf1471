// The panel on a log that goes on. In this order: the next takes the window as the one before has left it.
import './logs/lines.ts';
import './logs/selection.ts';
import './logs/connection.ts';
import './logs/room.ts';
