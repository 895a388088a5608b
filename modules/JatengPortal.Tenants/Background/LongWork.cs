using System.Globalization;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Tenants.Background;

/// <summary>
/// Does what takes too long for a request, a few things at a time, as the doing of the person who began it. When the process ends it is
/// interrupted, as by a crash: what it is made of can be gone on with.
/// </summary>
#pragma warning disable CA1001 // What it owns holds nothing of the system's, and work may still look at it while the host goes.
internal sealed partial class LongWork(Actor actor, TimeProvider clock, ILogger<LongWork> logger) : IHostedService
#pragma warning restore CA1001
{
    private const int AtOnce = 4;
    private const int MostKept = 200;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, WorkItem> _items = new(StringComparer.Ordinal);
    private readonly HashSet<Task> _tasks = [];
    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>What was begun last under that key; null when nothing was, or when that is long ago.</summary>
    public WorkItem? Find(string key)
    {
        lock (_lock)
            return _items.GetValueOrDefault(key);
    }

    /// <summary>Whether something of that key goes on.</summary>
    public bool IsActive(string key) => Find(key) is { IsActive: true };

    /// <summary>Whether whoever acts may begin something: a site's own people one thing at a time, so that they leave room for everybody.</summary>
    public bool HasPlace()
    {
        lock (_lock)
            return HasPlaceFor(actor.Current);
    }

    /// <summary>Begins a piece of work.</summary>
    /// <param name="key">Names it.</param>
    /// <param name="title">What people read.</param>
    /// <param name="work">Does it; what it returns is the message of its end.</param>
    /// <returns>False where one of that key goes on already, or where too much is waiting.</returns>
    public bool TryStart(string key, string title, Func<WorkItem, CancellationToken, Task<string>> work)
    {
        var acting = actor.Current ?? throw new InvalidOperationException("Nobody asks for this work.");
        var item = new WorkItem(key, title, acting, clock.GetUtcNow().UtcDateTime);
        lock (_lock)
        {
            if ((_items.TryGetValue(key, out var before) && before.IsActive) || !HasPlaceFor(acting))
                return false;
            if (_items.Count >= MostKept && !ForgetOldest())
                return false;
            _items[key] = item;
            // Nothing of the request may flow into what outlives it.
            Task task;
            using (ExecutionContext.SuppressFlow())
                task = Task.Run(() => RunAsync(item, work, CultureInfo.GetCultureInfo("id")), CancellationToken.None);
            _tasks.Add(task);
            _ = task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        return true;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        Task[] running;
        lock (_lock)
            running = [.. _tasks];
        await Task.WhenAll(running).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync(WorkItem item, Func<WorkItem, CancellationToken, Task<string>> work, CultureInfo culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        actor.Set(item.Acting);
        try
        {
            await _places.WaitAsync(_stopping.Token);
            try
            {
                item.State = WorkState.Running;
                item.Message = await work(item, _stopping.Token);
                item.State = WorkState.Done;
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            (item.Message, item.State) = (Texts.Work_interrupted, WorkState.Failed);
        }
        catch (Exception refused) when (refused is RecipeException or RuleViolationException)
        {
            (item.Message, item.State) = (refused is RuleViolationException rule ? RuleWords.Of(rule) : refused.Message, WorkState.Failed);
        }
        catch (Exception failed)
        {
            LogFailed(logger, failed, item.Key);
            (item.Message, item.State) = (Texts.Work_failed, WorkState.Failed);
        }
    }

    private bool HasPlaceFor(ActingAccount? acting) => acting is null or { Account.IsHostAdministrator: true }
        || !_items.Values.Any(item => item.IsActive && item.Acting.Tenant == acting.Tenant && !item.Acting.Account.IsHostAdministrator);

    private void Forget(Task task)
    {
        lock (_lock)
            _tasks.Remove(task);
    }

    private bool ForgetOldest() =>
        _items.Values.Where(item => !item.IsActive).MinBy(item => item.StartedUtc) is { } oldest && _items.Remove(oldest.Key);

    [LoggerMessage(Level = LogLevel.Error, Message = "The work {Key} failed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string key);
}
