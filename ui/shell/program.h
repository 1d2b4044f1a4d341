#pragma once

#include "app/commandline.h"

namespace ui::shell {

// The program after its command line is understood: a command without a window, or the window.
int runCommand(int argc, char **argv, const app::Invocation &invocation);
int runWindow(int argc, char **argv, const app::Invocation &invocation);

} // namespace ui::shell
