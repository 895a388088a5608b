using System.Globalization;
using JatengPortal.Identity.Data;
using JatengPortal.Identity.Memberships;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Roles;

/// <summary>Removes a role, after asking; whoever held it loses it.</summary>
internal static class RemoveRole
{
    private const string Path = ListRoles.Path + "/hapus";

    internal static void Map(FeatureRoutes routes)
    {
        var role = routes.MapGroup(Path).RequirePermission(IdentityModule.ManagePeople);
        role.MapGet("", AskAsync);
        role.MapPost("", HandleAsync);
    }

    public static string PathOf(string role) => Query.Of(Path, ("nama", role));

    private static async Task<IResult> AskAsync(string? nama, TenantRoles roles, AccountsDbContext db, CurrentTenant current,
        CancellationToken cancellationToken)
    {
        if (await roles.FindAsync(current.Tenant, nama ?? "", cancellationToken) is not { } role)
            return TypedResults.NotFound();
        var tenant = current.Tenant.Id;
        var holders = await db.Memberships.CountAsync(m => m.TenantId == tenant && m.Role == role.Name, cancellationToken);
        return new RazorComponentResult<ConfirmPage>(new
        {
            Title = Texts.Role_remove,
            Between = (IReadOnlyList<(string, string)>)[(Texts.Roles, ListRoles.Path), (role.Name, EditRole.PathOf(role.Name))],
            Question = string.Format(null, Texts.Role_remove_question, role.Name),
            Consequences = (IReadOnlyList<string>)[holders == 0 ? Texts.Role_held_by_nobody : string.Format(null, Texts.Role_held_by,
                holders)],
            Action = PathOf(role.Name),
            Confirm = Texts.Role_remove,
            Cancel = EditRole.PathOf(role.Name),
            Fields = (IReadOnlyDictionary<string, string>)new Dictionary<string,
                string> { ["versi"] = role.Version.ToString(CultureInfo.InvariantCulture) },
        });
    }

    private static async Task<IResult> HandleAsync(
        string? nama, IFormCollection form, RoleChanges changes, MembershipRegister memberships, TenantDatabase database, DueTable due,
            CurrentTenant current,
        Links links, TimeProvider clock, CancellationToken cancellationToken)
    {
        var name = nama ?? "";
        _ = long.TryParse(form["versi"], CultureInfo.InvariantCulture, out var version);
        try
        {
            await using (var transaction = await database.BeginAsync(cancellationToken))
            {
                await changes.RemoveAsync(name, version, cancellationToken);
                // Who held it stands in another database: seen to right after this, and once more should the process die in between.
                var now = clock.GetUtcNow().UtcDateTime;
                await due.ScheduleAsync(ForgetRole.Kind, ForgetRole.KeyOf(name, now), now, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }

            await memberships.EndAllAsync(current.Tenant.Id, name, untilUtc: null, cancellationToken);
            return links.Redirect(ListRoles.Path, Notice.Removed);
        }
        catch (RuleViolationException refused)
        {
            return links.Redirect(
                refused.Code == "role.unknown" ? ListRoles.Path : EditRole.PathOf(name),
                refused.Code == "permission.missing" ? PeopleNotices.Beyond : Notice.ChangedMeanwhile);
        }
    }
}

/// <summary>Ends what is left of memberships in a role that was removed; where there is one of that name again, those from before.</summary>
internal sealed class ForgetRole(RoleChanges roles, MembershipRegister memberships, CurrentTenant current) : IDueHandler
{
    public const string Kind = "identity.forget-role";

    public static string KeyOf(string role, DateTime removedUtc) =>
        string.Create(CultureInfo.InvariantCulture, $"{removedUtc.Ticks} {role}");

    public async Task HandleAsync(string key, CancellationToken cancellationToken)
    {
        var (ticks, role) = (key.Split(' ', 2)[0], key.Split(' ', 2)[1]);
        DateTime? removed = new DateTime(long.Parse(ticks, CultureInfo.InvariantCulture), DateTimeKind.Utc);
        var isThereAgain = await roles.ExistsAsync(role, cancellationToken);
        await memberships.EndAllAsync(current.Tenant.Id, role, isThereAgain ? removed : null, cancellationToken);
    }
}
