using System.ComponentModel;
using System.Text.Json;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Recipes.Steps;

/// <summary>Defines the roles of a tenant; accounts hold them per tenant.</summary>
internal sealed class RolesStep(ModuleCatalog catalog, Actor actor, IAuditTrail audit) : RecipeStep<RolesShape>
{
    private const int LongestName = 100;

    public override string Name => "Roles";

    public override string? Permission => "People.Manage";

    public override void Check(RolesShape step, RecipeCheck check)
    {
        for (var i = 0; i < step.Roles.Count; i++)
        {
            var role = step.Roles[i];
            if (role.Name.Trim().Length is 0 or > LongestName)
                check.Error($"Roles[{i}].Name", $"has 1 to {LongestName} characters");
            for (var j = 0; j < role.Permissions.Count; j++)
            {
                if (catalog.FindPermission(role.Permissions[j]) is { IsOfHost: true } ofHost)
                    check.Error($"Roles[{i}].Permissions[{j}]", $"'{ofHost.Id}' is held by host administrators alone, and by no role");
                if (catalog.FindPermission(role.Permissions[j]) is null)
                {
                    check.Error(
                        $"Roles[{i}].Permissions[{j}]",
                        $"unknown permission '{role.Permissions[j]}'{RecipeCheck.Suggest(role.Permissions[j], catalog.Permissions.Select(p => p.Id))}");
                }
            }
        }
    }

    public override async Task RunAsync(RolesShape step, RecipeRun run, CancellationToken cancellationToken)
    {
        var database = run.Services.GetRequiredService<TenantDatabase>();
        await using var transaction = await database.BeginAsync(cancellationToken);
        var roles = database.Context<TenantStateDbContext>().Roles;
        foreach (var role in step.Roles)
        {
            var row = await roles.FindAsync([role.Name], cancellationToken);
            var before = row is null ? [] : RoleRow.Read(row.Permissions);
            var named = role.Permissions.Select(id => catalog.FindPermission(id)!.Id);
            string[] after = role.PermissionBehavior switch
            {
                PermissionBehavior.Replace => [.. named],
                PermissionBehavior.Remove => [.. before.Except(named)],
                _ => [.. before.Union(named)],
            };
            RequireHeld(run, role.Name, [.. before.Except(after), .. after.Except(before)]);
            var permissions = JsonSerializer.Serialize(after.Distinct().Order(StringComparer.Ordinal));
            if (row is null)
            {
                var added = roles.Add(new RoleRow
                {
                    Name = role.Name,
                    Description = role.Description ?? "",
                    Permissions = permissions,
                    RequiresSecondFactor = role.RequiresSecondFactor ?? false,
                }).Entity;
                await NoteAsync(database, role.Name, null, TraceOf(added), cancellationToken);
                run.Changed(new RecipeDifference("role", role.Name, null, Named(permissions)));
            }
            else if (row.Permissions != permissions || (role.Description is not null && row.Description != role.Description)
                || (role.RequiresSecondFactor ?? row.RequiresSecondFactor) != row.RequiresSecondFactor)
            {
                run.Changed(new RecipeDifference("role", role.Name, Named(row.Permissions), Named(permissions)));
                if ((role.RequiresSecondFactor ?? row.RequiresSecondFactor) != row.RequiresSecondFactor)
                    RequireHeld(run, role.Name, before);
                var was = TraceOf(row);
                row.Version++;
                row.Permissions = permissions;
                row.Description = role.Description ?? row.Description;
                row.RequiresSecondFactor = role.RequiresSecondFactor ?? row.RequiresSecondFactor;
                await NoteAsync(database, role.Name, was, TraceOf(row), cancellationToken);
            }
            else
            {
                run.Unchanged();
            }
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static string Named(string permissions) => string.Join(", ", RoleRow.Read(permissions));

    /// <summary>A recipe gives nobody more than whoever runs it has.</summary>
    private void RequireHeld(RecipeRun run, string role, IEnumerable<string> changed)
    {
        var tenant = run.Services.GetRequiredService<CurrentTenant>().Tenant;
        if (!actor.PermissionsIn(tenant).Covers(PermissionSet.Of(changed, catalog)))
            throw run.Refusal("Roles", $"the role '{role}' would allow, or loses, more than whoever runs the recipe may do (permission.missing)");
    }

    private static object TraceOf(RoleRow role) =>
        new { Permissions = RoleRow.Read(role.Permissions), role.Description, role.RequiresSecondFactor };

    private Task NoteAsync(TenantDatabase database, string role, object? before, object after, CancellationToken cancellationToken) =>
        audit.RecordAsync(database, new AuditFact("role.changed", role) { Before = before, After = after }, cancellationToken);
}

[Description("Defines the roles of a tenant.")]
internal sealed class RolesShape
{
    [Description("The roles.")]
    public required IReadOnlyList<RoleShape> Roles { get; init; }
}

[Description("A role.")]
internal sealed class RoleShape
{
    [Description("Name of the role, unique in the tenant.")]
    public required string Name { get; init; }

    [Description("What people with this role do.")]
    public string? Description { get; init; }

    [Description("Whether people with this role sign in by two steps; left out, an existing role keeps what it has.")]
    public bool? RequiresSecondFactor { get; init; }

    [Description("Ids of permissions.")]
    public IReadOnlyList<string> Permissions { get; init; } = [];

    [Description("How the permissions join those that the role has: Add (the default), Replace or Remove.")]
    public PermissionBehavior PermissionBehavior { get; init; }
}

/// <summary>How named permissions join those that a role has.</summary>
internal enum PermissionBehavior
{
    Add,
    Replace,
    Remove,
}
