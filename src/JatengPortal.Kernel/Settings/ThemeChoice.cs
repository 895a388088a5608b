using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Settings;

/// <summary>Chooses the theme of the public pages of the scope's tenant.</summary>
public sealed class ThemeChoice
{
    private readonly TenantDatabase _database;
    private readonly ModuleCatalog _catalog;
    private readonly IAuditTrail _audit;

    internal ThemeChoice(TenantDatabase database, ModuleCatalog catalog, IAuditTrail audit) =>
        (_database, _catalog, _audit) = (database, catalog, audit);

    /// <summary>Chooses a theme, in the scope's transaction.</summary>
    /// <param name="id">Of a public theme, in any case.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Id of the theme that it was before; null where it was this one already.</returns>
    /// <exception cref="RuleViolationException"><c>theme.unknown</c></exception>
    public async Task<string?> SetAsync(string id, CancellationToken cancellationToken)
    {
        var theme = _catalog.FindTheme(id)?.Id ?? throw new RuleViolationException("theme.unknown", $"There is no theme '{id}'.");
        await using var transaction = await _database.BeginAsync(cancellationToken);
        var state = await _database.Context<TenantStateDbContext>().State.SingleAsync(cancellationToken);
        var before = state.Theme;
        if (before != theme)
        {
            await _audit.RecordAsync(_database, new AuditFact("theme.changed", theme) { Before = before, After = theme }, cancellationToken);
            state.Theme = theme;
            transaction.ContentChanged();
        }

        await transaction.CommitAsync(cancellationToken);
        return before == theme ? null : before;
    }
}
