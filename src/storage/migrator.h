#pragma once

#include "core/result.h"

#include <QString>

#include <vector>

namespace storage {

class Connection;

// One numbered step forward; number 1 makes the first tables.
struct Migration
{
    int number = 0;
    QString name{};
    QString sql{};
};

// Brings the tables of a file to what this program knows: numbered steps, one transaction each, PRAGMA user_version.
class Migrator
{
public:
    explicit Migrator(std::vector<Migration> steps); // in ascending order
    // The steps compiled in from migrations/NNNN_*.sql.
    static std::vector<Migration> builtIn();

    int latest() const; // 0 when there are no steps
    // user_version; Storage when the file is no database.
    static core::Result<int> version(Connection &connection);
    // Runs what comes after the file's version. A step that fails leaves the file at the version before it.
    core::Result<int> run(Connection &connection) const;

private:
    core::Result<void> step(Connection &connection, const Migration &migration) const;

    std::vector<Migration> m_steps;
};

} // namespace storage
