#pragma once

#include "storage/migrator.h"

#include <QString>

#include <memory>
#include <vector>

namespace storage {

class Connection;
struct OpenReport;

// Opens and closes the file: settings, the copy before an upgrade, the migration, the newer file. On the database
// thread.
class Opening
{
public:
    Opening(QString path, std::vector<Migration> steps);

    core::Result<std::unique_ptr<Connection>> open(OpenReport *report);
    void close(std::unique_ptr<Connection> connection);

private:
    core::Result<std::unique_ptr<Connection>> connect(bool readOnly);
    core::Result<std::unique_ptr<Connection>> failed(std::unique_ptr<Connection> connection, core::Error error);
    core::Result<QString> keepCopy(Connection &connection, int version) const;
    bool isInMemory() const;

    QString m_path;
    Migrator m_migrator;
    QString m_name; // of the connection, unique in the process
};

} // namespace storage
