#pragma once

#include "core/result.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <type_traits>
#include <vector>

namespace core {

template<typename T>
class Async;
template<typename T>
class Promise;

namespace detail {

// Where a settled value waits for its readers. Lives on one thread: that on which it was made.
template<typename T>
class AsyncState : public std::enable_shared_from_this<AsyncState<T>>
{
public:
    using Reader = std::function<void(const Result<T> &)>;

    void settle(Result<T> result)
    {
        if (m_result)
            return; // settled once, the first word counts
        m_result.emplace(std::move(result));
        const auto keep = this->shared_from_this();
        auto readers = std::exchange(m_readers, {});
        for (const Reader &read : readers)
            read(*m_result);
    }

    void addReader(Reader read)
    {
        if (!m_result) {
            m_readers.push_back(std::move(read));
            return;
        }
        // A late reader is told from the event loop, so that nobody's continuation runs inside their own call.
        QMetaObject::invokeMethod(
            &m_thread, [self = this->shared_from_this(), read = std::move(read)] { read(*self->m_result); },
            Qt::QueuedConnection);
    }

    // True for the first word only; from any thread.
    bool claim() { return !m_claimed.exchange(true); }
    bool isClaimed() const { return m_claimed; }
    bool isSettled() const { return m_result.has_value(); }
    QObject *thread() { return &m_thread; }

private:
    QObject m_thread;
    std::atomic<bool> m_claimed = false; // an answer exists, and may still be on its way to this thread
    std::optional<Result<T>> m_result{};
    std::vector<Reader> m_readers{};
};

template<typename R>
struct Unwrapped
{
    using Type = R;
};
template<typename U>
struct Unwrapped<Async<U>>
{
    using Type = U;
};
template<typename U>
struct Unwrapped<Result<U>>
{
    using Type = U;
};

} // namespace detail

// The writing end of an Async. May be settled from any thread; the readers hear of it on the thread where the promise
// was made (at once when that is the calling thread). Dropping the last copy unsettled answers Cancelled.
template<typename T>
class Promise
{
public:
    Promise() : m_state(std::make_shared<detail::AsyncState<T>>()), m_guard(std::make_shared<Guard>(m_state)) {}

    Async<T> future() const;
    void settle(Result<T> result) const { deliver(m_state, std::move(result)); }
    void fail(Error error) const { settle(Result<T>(std::move(error))); }
    bool isSettled() const { return m_state->isClaimed(); }

private:
    using State = std::shared_ptr<detail::AsyncState<T>>;

    static void deliver(const State &state, Result<T> result)
    {
        if (!state->claim())
            return;
        if (state->thread()->thread() == QThread::currentThread()) {
            state->settle(std::move(result));
            return;
        }
        QMetaObject::invokeMethod(
            state->thread(), [state, result = std::move(result)]() mutable { state->settle(std::move(result)); },
            Qt::QueuedConnection);
    }

    struct Guard
    {
        explicit Guard(State s) : state(std::move(s)) {}
        ~Guard()
        {
            if (!state->isClaimed()) // not isSettled(): the last copy may die on another thread than the readers'
                deliver(state, Result<T>(Error{ErrorKind::Cancelled, QStringLiteral("the promise was dropped")}));
        }
        Guard(const Guard &) = delete;
        Guard &operator=(const Guard &) = delete;
        State state;
    };

    State m_state;
    std::shared_ptr<Guard> m_guard;
};

// One answer that comes later. `then` runs only on success and only while its context lives; an error skips to the
// end; `finally` sees either. A continuation may return a value, a Result or another Async. When a context is dead,
// what hangs on it is answered Cancelled.
template<typename T>
class [[nodiscard]] Async
{
public:
    using Value = T;
    explicit Async(std::shared_ptr<detail::AsyncState<T>> state) : m_state(std::move(state)) {}
    Async(Result<T> settled) : m_state(std::make_shared<detail::AsyncState<T>>())
    {
        m_state->settle(std::move(settled));
    }
    Async(Error error) : Async(Result<T>(std::move(error))) {}

    bool isSettled() const { return m_state->isSettled(); }

    template<typename F>
    auto then(QObject *context, F f) const
    {
        if constexpr (std::is_void_v<T>) {
            using R = std::invoke_result_t<F>;
            return chain<R>(context, [f = std::move(f)](const Result<T> &) mutable { return f(); });
        } else {
            using R = std::invoke_result_t<F, const T &>;
            return chain<R>(context, [f = std::move(f)](const Result<T> &r) mutable { return f(r.value()); });
        }
    }

    // f(const Result<T>&); runs once, on success and on failure, while the context lives.
    template<typename F>
    void finally(QObject *context, F f) const
    {
        m_state->addReader([guard = QPointer<QObject>(context), f = std::move(f)](const Result<T> &r) mutable {
            if (guard)
                f(r);
        });
    }

private:
    template<typename R, typename Call>
    auto chain(QObject *context, Call call) const
    {
        using U = typename detail::Unwrapped<R>::Type;
        Promise<U> promise;
        m_state->addReader(
            [guard = QPointer<QObject>(context), promise, call = std::move(call)](const Result<T> &r) mutable {
                if (!r)
                    promise.fail(r.error());
                else if (!guard)
                    promise.fail(Error{ErrorKind::Cancelled, QStringLiteral("nobody is waiting any more")});
                else if constexpr (std::is_same_v<R, Async<U>>)
                    call(r).forward(promise);
                else if constexpr (std::is_void_v<R>) {
                    call(r);
                    promise.settle(Result<void>());
                } else
                    promise.settle(Result<U>(call(r)));
            });
        return promise.future();
    }

    void forward(const Promise<T> &promise) const
    {
        m_state->addReader([promise](const Result<T> &r) { promise.settle(r); });
    }

    template<typename>
    friend class Async;

    std::shared_ptr<detail::AsyncState<T>> m_state;
};

template<typename T>
Async<T> Promise<T>::future() const
{
    return Async<T>(m_state);
}

// Answers with every value, in order, or with the first error once all are settled. An empty list is answered at once.
template<typename T>
Async<std::vector<T>> all(QObject *context, const std::vector<Async<T>> &parts)
{
    if (parts.empty())
        return Result<std::vector<T>>(std::vector<T>{});
    struct Gather
    {
        std::vector<std::optional<Result<T>>> results;
        std::size_t open = 0;
    };
    auto gather = std::make_shared<Gather>();
    gather->results.resize(parts.size());
    gather->open = parts.size();
    Promise<std::vector<T>> promise;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i].finally(context, [gather, promise, i](const Result<T> &r) {
            gather->results[i].emplace(r);
            if (--gather->open > 0)
                return;
            std::vector<T> values;
            for (const auto &one : gather->results) {
                if (!*one)
                    return promise.fail(one->error());
                values.push_back(one->value());
            }
            promise.settle(std::move(values));
        });
    }
    return promise.future();
}

} // namespace core
