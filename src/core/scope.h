#pragma once

#include "core/async.h"

#include <functional>
#include <map>
#include <memory>

namespace core {

// Ties started work to the life of whoever started it. Keep it as the last member: it dies first, and then every open
// piece of work is aborted and its waiters are answered Cancelled while the owner is still whole.
class Scope
{
public:
    Scope() = default;
    ~Scope() { cancelAll(); }
    Scope(const Scope &) = delete;
    Scope &operator=(const Scope &) = delete;

    // Registers how to stop a piece of work; the handle forgets it when destroyed (work done).
    class Handle;
    [[nodiscard]] Handle add(std::function<void()> abort);
    void cancelAll();
    std::size_t openCount() const { return m_work->size(); }

private:
    using Work = std::map<quint64, std::function<void()>>;
    std::shared_ptr<Work> m_work = std::make_shared<Work>();
    quint64 m_next = 0;
};

class Scope::Handle
{
public:
    Handle() = default;
    Handle(std::weak_ptr<Work> work, quint64 id) : m_work(std::move(work)), m_id(id) {}
    Handle(Handle &&other) noexcept : m_work(std::exchange(other.m_work, {})), m_id(other.m_id) {}
    Handle &operator=(Handle &&other) noexcept
    {
        if (this != &other) {
            release();
            m_work = std::exchange(other.m_work, {});
            m_id = other.m_id;
        }
        return *this;
    }
    ~Handle() { release(); }

private:
    void release()
    {
        if (const auto work = m_work.lock())
            work->erase(m_id);
        m_work.reset();
    }
    std::weak_ptr<Work> m_work{};
    quint64 m_id = 0;
};

inline Scope::Handle Scope::add(std::function<void()> abort)
{
    const quint64 id = m_next++;
    m_work->emplace(id, std::move(abort));
    return Handle(m_work, id);
}

inline void Scope::cancelAll()
{
    // An abort may end other work, so take one at a time until none is left.
    while (!m_work->empty()) {
        const auto abort = m_work->begin()->second;
        m_work->erase(m_work->begin());
        abort();
    }
}

} // namespace core
