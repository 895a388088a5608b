using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JatengPortal.Kernel.Tests.Probing;

/// <summary>
/// Cuts a portal off from its databases before or after a certain one of its commands and commits, and lets nothing through from
/// then on: what is in the databases is what a process leaves that dies at this moment.
/// </summary>
/// <remarks>After a query nothing is cut: the databases are as before it, and as before whatever comes next.</remarks>
internal sealed class Lifeline : DbCommandInterceptor, IDbTransactionInterceptor
{
    private int _left = int.MaxValue;

    /// <summary>Whether it has been cut.</summary>
    public bool IsCut => _left <= 0;

    /// <summary>Lets everything through.</summary>
    public void Mend() => _left = int.MaxValue;

    /// <summary>Lets this many moments pass.</summary>
    public void CutAfter(int moments) => _left = moments;

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        await Pass(result);

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => await Pass(result);

    public override async ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) => await Pass(result);

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        await Pass(result);

    public async Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => await Pass(0);

    private ValueTask<T> Pass<T>(T result)
    {
        if (_left == int.MaxValue)
            return ValueTask.FromResult(result);
        _left--;
        return IsCut ? ValueTask.FromException<T>(new ProcessDiedException()) : ValueTask.FromResult(result);
    }
}

/// <summary>The process is no more.</summary>
internal sealed class ProcessDiedException() : Exception("The process is no more.");
