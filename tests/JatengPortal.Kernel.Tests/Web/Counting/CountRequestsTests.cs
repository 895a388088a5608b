using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web.Counting;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Kernel.Tests.Web.Counting;

public sealed class CountRequestsTests
{
    private static readonly Tenant Site = new()
    {
        Id = Guid.NewGuid(), Name = "dinas", Title = "Dinas", Prefix = "dinas", HostNames = [], State = TenantState.Running, Features = FeatureSet.Empty,
        Theme = "", ContentVersion = 0,
    };

    [Fact]
    public async Task An_answer_that_is_ready_is_counted_without_an_allocation()
    {
        var counting = new CountRequests(_ => Task.CompletedTask, new RequestCounts());
        var context = ContextOf(Site);
        await counting.InvokeAsync(context);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            _ = counting.InvokeAsync(context);
        // Something may be made once; nothing is made for each request.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 999);
    }

    [Fact]
    public async Task Errors_are_counted_as_they_are_sent_and_failures_as_well()
    {
        var counts = new RequestCounts();
        var context = ContextOf(Site);
        await new CountRequests(
            async sent =>
            {
                await Task.Yield();
                sent.Response.StatusCode = StatusCodes.Status500InternalServerError;
            },
            counts).InvokeAsync(context);
        context.Response.StatusCode = StatusCodes.Status200OK;
        await Assert.ThrowsAsync<InvalidOperationException>(() => new CountRequests(_ => Task.FromException(new InvalidOperationException()), counts).InvokeAsync(context));

        counts.Take();
        var count = Assert.Single(counts.Take());
        Assert.Equal((Site.Id, 2L, 1L), (count.TenantId, count.Requests, count.Errors));
        Assert.Empty(counts.Take());
    }

    [Fact]
    public async Task What_belongs_to_no_tenant_is_not_counted()
    {
        var counts = new RequestCounts();
        await new CountRequests(_ => Task.CompletedTask, counts).InvokeAsync(new DefaultHttpContext());
        counts.Take();
        Assert.Empty(counts.Take());
    }

    private static DefaultHttpContext ContextOf(Tenant tenant)
    {
        var context = new DefaultHttpContext();
        context.Features.Set(tenant);
        return context;
    }
}
