using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tests.Probing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Data;

public sealed class WriterTurnsTests(ProbedPortal portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sixty_who_write_to_one_tenant_at_once_all_get_through_with_fewer_connections()
    {
        var site = await portal.NewSiteAsync();
        var before = await site.LookAsync(db => db.State.SingleAsync(Token));

        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => Task.Run(
            async () =>
            {
                await using var scope = site.OpenScope();
                await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDatabase>().BeginAsync(Token);
                transaction.ContentChanged();
                await transaction.CommitAsync(Token);
            },
            Token)));

        Assert.Equal(before.ContentVersion + 60, (await site.LookAsync(db => db.State.SingleAsync(Token))).ContentVersion);
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_leaves_the_turn_to_the_next_and_other_tenants_wait_for_nobody()
    {
        var (turns, tenant) = (new WriterTurns(), Guid.CreateVersion7());
        using var impatient = new CancellationTokenSource();
        var first = await turns.TakeAsync(tenant, Token);
        var waiting = turns.TakeAsync(tenant, impatient.Token);
        var next = turns.TakeAsync(tenant, Token);
        (await turns.TakeAsync(Guid.CreateVersion7(), Token)).Dispose();

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.False(next.IsCompleted);
        first.Dispose();
        first.Dispose();
        (await next).Dispose();
        (await turns.TakeAsync(tenant, Token)).Dispose();
    }
}
