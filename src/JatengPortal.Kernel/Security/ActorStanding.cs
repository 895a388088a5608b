using JatengPortal.Kernel.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Security;

/// <summary>Work in many tenants outlives the request that began it; it goes on only while whoever began it administers the portal.</summary>
internal sealed class ActorStanding(Actor actor, IServiceScopeFactory scopes)
{
    /// <summary>Asked before each tenant. The command line and the portal itself always may.</summary>
    /// <exception cref="RuleViolationException"><c>permission.missing</c></exception>
    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        if (actor.Current is not { Account: { IsHostAdministrator: true } account } || account.Id == Guid.Empty)
            return;
        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetService<IAccountSource>() is { } source && !await source.IsHostAdministratorAsync(account.Id, cancellationToken))
            throw new RuleViolationException("permission.missing", "Whoever began this doesn't administer the portal any more. What is done stands.");
    }
}
