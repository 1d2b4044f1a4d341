#pragma once

#include "sourcetree.h"
#include "table.h"

namespace law {

// Each rule reads the tree and returns what breaks it, a line each: "src/net/x.cpp:12: why". Empty is lawful.

// Every folder of src and ui has a row, every row names rows, and rows do not go round in circles.
QStringList brokenRows(const SourceTree &tree, const Table &table);
// A file includes its own module and those of its row; ui/main.cpp only ui/shell, ui/kit, app and core.
QStringList foreignModules(const SourceTree &tree, const Table &table);
// A door's headers, and every header of the Qt libraries it links, are its owner's. Qt Gui is free in ui.
QStringList foreignDoors(const SourceTree &tree, const Table &table, const QtHeaders &qt);
// Qt Widgets, Qt Svg and printing only in ui.
QStringList widgetsBelowTheWindowLine(const SourceTree &tree, const QtHeaders &qt);
// Qt's headers go by class (<QString>, not <qstring.h> or <QtCore/QString>), ours by module, none by "../".
QStringList disguisedIncludes(const SourceTree &tree);
// A quoted include names a file that is there (or is made: ui_*.h, *.moc).
QStringList unknownIncludes(const SourceTree &tree);
QStringList fileCycles(const SourceTree &tree);
// Folders beside each other, at every depth; a folder and its own sub-folders are one.
QStringList folderCycles(const SourceTree &tree);
// tr() and its kin only in ui: src has kinds of errors, ui has words.
QStringList wordsBelowTheWindowLine(const SourceTree &tree);
// No nested event loop anywhere, no sleeping and no waitFor…() in src. The exec() of an SQL statement, of a drag and
// the one loop of a program's main file are no nested loops.
QStringList blockingCalls(const SourceTree &tree);
// Only storage, markup, media and demo make threads.
QStringList foreignThreads(const SourceTree &tree);
// One theme: no setStyleSheet, no .qss.
QStringList styleSheets(const SourceTree &tree);
// Secret::reveal() only where secrets leave the program.
QStringList revealedSecrets(const SourceTree &tree);
QStringList longFiles(const SourceTree &tree);
// lowercase.h and lowercase.cpp (lowercase_p.h is shared by the files of one class), and none called …manager, …helper
// or …util.
QStringList badNames(const SourceTree &tree);

} // namespace law
