using System.Globalization;
using JatengPortal.Identity.Memberships;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Identity.Roles;

/// <summary>Makes a role, or changes one. Who was slower than somebody else is told what stands there now, and loses nothing
/// typed.</summary>
internal static class EditRole
{
    public const string NewPath = ListRoles.Path + "/baru";
    private const string Path = ListRoles.Path + "/ubah";

    internal static void Map(FeatureRoutes routes)
    {
        var role = routes.MapGroup("").RequirePermission(IdentityModule.ManagePeople);
        role.MapGet(NewPath, (PermissionChoices choices) => Page(choices, RoleDraftForm.Empty, null, new FormErrors()));
        role.MapPost(NewPath, CreateAsync);
        role.MapGet(Path, ShowAsync);
        role.MapPost(Path, ChangeAsync);
    }

    /// <summary>By query: names have blanks and whatever people put into them.</summary>
    public static string PathOf(string role) => Query.Of(Path, ("nama", role));

    private static async Task<IResult> ShowAsync(string? nama, TenantRoles roles, PermissionChoices choices, CurrentTenant current,
        CancellationToken cancellationToken) =>
        await roles.FindAsync(current.Tenant, nama ?? "", cancellationToken) is { } role
            ? Page(choices, new RoleDraftForm(role.Name, role.Description, [.. role.Named], role.RequiresSecondFactor, role.Version),
                role, new FormErrors())
            : TypedResults.NotFound();

    private static async Task<IResult> CreateAsync(
        IFormCollection posted, RoleChanges changes, MembershipRegister memberships, PermissionChoices choices, CurrentTenant current,
            Links links,
        CancellationToken cancellationToken)
    {
        var form = RoleDraftForm.Read(posted);
        var errors = Check(form);
        if (errors.IsEmpty)
        {
            try
            {
                // Nobody inherits a role of the same name that was removed long ago.
                if (await changes.ExistsAsync(form.NameText, cancellationToken))
                    throw new RuleViolationException("role.taken", "");
                await memberships.EndAllAsync(current.Tenant.Id, form.NameText, untilUtc: null, cancellationToken);
                await changes.CreateAsync(form.NameText, form.Draft(choices.Join(form.Izin, [])), cancellationToken);
                return links.Redirect(ListRoles.Path, Notice.Created);
            }
            catch (RuleViolationException refused)
            {
                errors.Add(refused.Code == "role.taken" ? "nama" : "izin", PeopleNotices.WordsOf(refused));
            }
        }

        return Page(choices, form, null, errors);
    }

    private static async Task<IResult> ChangeAsync(
        string? nama, IFormCollection posted, RoleChanges changes, TenantRoles roles, PermissionChoices choices, CurrentTenant current,
            Links links,
        CancellationToken cancellationToken)
    {
        if (await roles.FindAsync(current.Tenant, nama ?? "", cancellationToken) is not { } role)
            return TypedResults.NotFound();
        var form = RoleDraftForm.Read(posted) with { Nama = role.Name };
        var errors = Check(form);
        if (errors.IsEmpty)
        {
            try
            {
                await changes.ChangeAsync(role.Name, form.Versi, form.Draft(choices.Join(form.Izin, role.Named)), cancellationToken);
                return links.Redirect(ListRoles.Path, Notice.Saved);
            }
            catch (RuleViolationException refused) when (refused.Code == "role.changed-meanwhile")
            {
                role = await roles.FindAsync(current.Tenant, role.Name, cancellationToken) ?? role;
                errors.Add("", string.Format(null, Texts.Role_changed_meanwhile, role.Named.Count == 0 ? Texts.Permissions_none
                    : choices.NamesOf(role.Named)));
                // Whoever saves again has read what stands there now.
                form = form with { Versi = role.Version };
            }
            catch (RuleViolationException refused)
            {
                errors.Add("izin", PeopleNotices.WordsOf(refused));
            }
        }

        return Page(choices, form, role, errors);
    }

    private static FormErrors Check(RoleDraftForm form)
    {
        var errors = new FormErrors();
        if (form.NameText.Length is 0 or > RoleChanges.LongestName || form.NameText.Any(char.IsControl))
            errors.Add("nama", Texts.Role_name_invalid);
        if (form.DescriptionText.Length > RoleChanges.LongestDescription)
            errors.Add("keterangan", Texts.Role_description_invalid);
        return errors;
    }

    private static RazorComponentResult<RolePage> Page(PermissionChoices choices, RoleDraftForm form, TenantRole? role,
        FormErrors errors) =>
        new(new
        {
            Name = form.NameText,
            Description = form.DescriptionText,
            form.Versi,
            RequiresSecondFactor = form.LangkahKedua,
            Chosen = (IReadOnlyCollection<string>)choices.Join(form.Izin, role?.Named ?? []),
            Choices = choices.All,
            Hidden = choices.Hidden(role?.Named ?? []),
            IsNew = role is null,
            Errors = errors,
        }) { StatusCode = errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
}

/// <summary>A role as it is posted.</summary>
internal sealed record RoleDraftForm(string Nama, string Keterangan, IReadOnlyList<string> Izin, bool LangkahKedua, long Versi)
{
    public static readonly RoleDraftForm Empty = new("", "", [], false, 0);

    public static RoleDraftForm Read(IFormCollection form) => new(
        form["nama"].ToString(), form["keterangan"].ToString(), [.. form["izin"].OfType<string>()], form["langkahKedua"] == "true",
        long.TryParse(form["versi"], CultureInfo.InvariantCulture, out var version) ? version : 0);

    public string NameText => Nama.Trim();

    public string DescriptionText => Keterangan.Trim().ReplaceLineEndings(" ");

    public RoleDraft Draft(IReadOnlyCollection<string> permissions) => new(DescriptionText, permissions, LangkahKedua);
}
