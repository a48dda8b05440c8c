// The command line. The only folder that prints, reads the clock and the environment.
#pragma once

namespace hearsay {

// Exit status: 0 all well, 1 some files failed or something is wrong with the case, 2 wrong usage, 130
// stopped by the user.
int run(int argc, char** argv);

}  // namespace hearsay
