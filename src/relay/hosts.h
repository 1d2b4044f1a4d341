#pragma once

#include <QString>

namespace relay {

// This machine: nothing that travels to it can be read on the way.
bool isLoopbackHost(const QString &host);
// A machine of the own network (private addresses, names without a dot, .local and the like): plain http is usual
// there.
bool isPrivateHost(const QString &host);

} // namespace relay
