using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Mail;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Notifications;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.Notifications.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Notifications.Choices;

/// <summary>Each person says, kind by kind, how they want to be told.</summary>
internal static class ChooseWays
{
    public const string Path = AccountPaths.Notifications + "/pilihan";

    public static void Map(FeatureRoutes notifications)
    {
        notifications.MapGet(Path, ShowAsync);
        notifications.MapPost(Path, SaveAsync);
    }

    private static async Task<RazorComponentResult<WaysPage>> ShowAsync(
        CurrentAccount current, NotificationsDbContext db, KnownKinds kinds, MailQueue mail, CancellationToken cancellationToken)
    {
        var account = current.Account!.Id;
        var chosen = await db.Ways.Where(way => way.AccountId == account).ToDictionaryAsync(way => way.Kind, way => way.Way, cancellationToken);
        return new RazorComponentResult<WaysPage>(new
        {
            Kinds = kinds.All.Select(kind => new KindChoice(kind.Id, kind.Name(), chosen.GetValueOrDefault(kind.Id, kind.Default))).ToList(),
            HasMailServer = mail.IsConfigured,
        });
    }

    private static async Task<RedirectHttpResult> SaveAsync(
        IFormCollection form, CurrentAccount current, HostConnection host, NotificationsDbContext db, KnownKinds kinds, Links links,
        CancellationToken cancellationToken)
    {
        var account = current.Account!.Id;
        await using var transaction = await host.BeginAsync(cancellationToken);
        var rows = await db.Ways.Where(way => way.AccountId == account).ToDictionaryAsync(way => way.Kind, cancellationToken);
        foreach (var kind in kinds.All)
        {
            if (!Enum.TryParse<NotificationWay>(form[kind.Id], out var way) || !Enum.IsDefined(way))
                continue;
            if (rows.TryGetValue(kind.Id, out var row))
                row.Way = way;
            else
                db.Ways.Add(new ChosenWay { AccountId = account, Kind = kind.Id, Way = way });
        }

        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(AccountPaths.Notifications);
    }
}

/// <summary>A kind and how the person wants to be told of it.</summary>
/// <param name="Id">Of the kind.</param>
/// <param name="Name">Of the kind.</param>
/// <param name="Way">Now.</param>
public sealed record KindChoice(string Id, string Name, NotificationWay Way);
