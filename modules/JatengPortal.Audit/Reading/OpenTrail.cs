using JatengPortal.Audit.Data;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Audit.Reading;

/// <summary>The trail that the request's address shows, with its database.</summary>
internal sealed class OpenTrail
{
    private readonly IServiceProvider _services;

    private OpenTrail(TrailPlace place, IServiceProvider services) => (Place, _services) = (place, services);

    public TrailPlace Place { get; }

    public DbContext Db => IsOfHost ? _services.GetRequiredService<HostAuditDbContext>() : _services.GetRequiredService<AuditDbContext>();

    private bool IsOfHost => Place == TrailPlace.OfHost;

    /// <summary>For endpoints, which take it as a parameter.</summary>
    public static ValueTask<OpenTrail?> BindAsync(HttpContext context) =>
        ValueTask.FromResult<OpenTrail?>(new OpenTrail(context.GetEndpoint()!.Metadata.GetRequiredMetadata<TrailPlace>(), context.RequestServices));

    /// <summary>Changes the trail, and notes the change in it, or neither.</summary>
    public async Task ChangeAsync(Func<DbContext, Task> change, AuditFact fact, CancellationToken cancellationToken)
    {
        var trail = _services.GetRequiredService<IAuditTrail>();
        if (IsOfHost)
        {
            var host = _services.GetRequiredService<HostConnection>();
            await using var transaction = await host.BeginAsync(cancellationToken);
            await change(Db);
            await trail.RecordAsync(host, fact, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        else
        {
            var database = _services.GetRequiredService<TenantDatabase>();
            await using var transaction = await database.BeginAsync(cancellationToken);
            await change(Db);
            await trail.RecordAsync(database, fact, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
