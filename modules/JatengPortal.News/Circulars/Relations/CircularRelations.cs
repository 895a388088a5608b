using JatengPortal.Kernel.Rules;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Relations;

/// <summary>Keeps what circulars do to each other, and what follows from it for their status, in the transaction that publishes one.</summary>
internal static class CircularRelations
{
    private const int MostSteps = 1000;

    /// <summary>Makes the relations of a circular those that its wording names; the status of the others, and its own, follow.</summary>
    /// <param name="db">Of the tenant.</param>
    /// <param name="circular">Which has just become public.</param>
    /// <param name="fields">Its wording's.</param>
    /// <param name="at">When it did, UTC.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task RelateAsync(
        this NewsDbContext db, Circular circular, CircularFields fields, DateTime at, CancellationToken cancellationToken)
    {
        var wanted = Wanted(fields);
        var known = await db.CircularRelations.Where(relation => relation.FromId == circular.Id).ToListAsync(cancellationToken);
        var gone = known.FindAll(relation => !wanted.Contains((relation.ToId, relation.Kind)));
        db.CircularRelations.RemoveRange(gone);
        foreach (var (to, kind) in wanted.Where(one => !known.Exists(relation => relation.ToId == one.To && relation.Kind == one.Kind)))
            db.CircularRelations.Add(new CircularRelation { FromId = circular.Id, ToId = to, Kind = kind });
        await db.SaveChangesAsync(cancellationToken);
        await db.FollowStatusAsync([.. wanted.Select(one => one.To), .. gone.Select(relation => relation.ToId), circular.Id], at, cancellationToken);
    }

    /// <summary>Takes a circular out of what readers read: it does nothing to others any more. Its relations are kept, should it come back.</summary>
    /// <param name="db">Of the tenant.</param>
    /// <param name="circular">Which was withdrawn.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task TakeOutAsync(this NewsDbContext db, Circular circular, DateTime at, CancellationToken cancellationToken)
    {
        db.Circulars.Remove(circular);
        await db.SaveChangesAsync(cancellationToken);
        var others = await db.CircularRelations.Where(relation => relation.FromId == circular.Id).Select(relation => relation.ToId).ToListAsync(cancellationToken);
        await db.FollowStatusAsync(others, at, cancellationToken);
    }

    /// <summary>Refuses what a circular can't do to others.</summary>
    /// <exception cref="RuleViolationException">
    /// <c>circular.relation-self</c>, <c>circular.relation-not-published</c>, <c>circular.relation-cycle</c>, <c>circular.relation-twice</c>,
    /// <c>circular.already-revoked</c>
    /// </exception>
    public static async Task RequirePossibleAsync(this NewsDbContext db, Guid from, CircularFields fields, CancellationToken cancellationToken)
    {
        var wanted = Wanted(fields);
        if (wanted.Count == 0)
            return;
        var known = await db.CircularRelations.AsNoTracking().Where(relation => relation.FromId == from).ToListAsync(cancellationToken);
        await RequirePossibleAsync(db, from, wanted, known, cancellationToken);
    }

    /// <summary>The status that follows from what others do to a circular.</summary>
    public static LegalStatus StatusOf(IEnumerable<RelationKind> doneToIt) => doneToIt.Aggregate(
        LegalStatus.InForce,
        (status, kind) => kind == RelationKind.Revokes || status == LegalStatus.Revoked ? LegalStatus.Revoked : LegalStatus.Amended);

    private static List<(Guid To, RelationKind Kind)> Wanted(CircularFields fields) =>
    [
        .. fields.Amends.Distinct().Select(to => (to, RelationKind.Amends)), .. fields.Revokes.Distinct().Select(to => (to, RelationKind.Revokes)),
    ];

    // What was withdrawn does nothing.
    private static IQueryable<CircularRelation> Effective(this NewsDbContext db) =>
        db.CircularRelations.Where(relation => db.Circulars.Any(circular => circular.Id == relation.FromId));

    private static async Task FollowStatusAsync(this NewsDbContext db, List<Guid> ids, DateTime at, CancellationToken cancellationToken)
    {
        var done = (await db.Effective().AsNoTracking().Where(relation => ids.Contains(relation.ToId)).ToListAsync(cancellationToken))
            .ToLookup(relation => relation.ToId, relation => relation.Kind);
        foreach (var circular in await db.Circulars.Where(circular => ids.Contains(circular.Id)).ToListAsync(cancellationToken))
        {
            var status = StatusOf(done[circular.Id]);
            if (status == circular.Status)
                continue;
            circular.Status = status;
            circular.ChangedUtc = circular.ChangedUtc > at ? circular.ChangedUtc : at;
        }
    }

    private static async Task RequirePossibleAsync(
        NewsDbContext db, Guid from, List<(Guid To, RelationKind Kind)> wanted, List<CircularRelation> known, CancellationToken cancellationToken)
    {
        if (wanted.Exists(one => one.To == from))
            throw new RuleViolationException("circular.relation-self", "A circular can't amend or revoke itself.");
        if (wanted.Select(one => one.To).Distinct().Count() < wanted.Count)
            throw new RuleViolationException("circular.relation-twice", "A circular either amends another one or revokes it, not both.");
        var targets = wanted.ConvertAll(one => one.To);
        var published = await db.Circulars.Where(circular => targets.Contains(circular.Id)).ToListAsync(cancellationToken);
        if (published.Count < targets.Count || published.Exists(circular => circular.OriginId is not null))
            throw new RuleViolationException("circular.relation-not-published", "Only published circulars of this agency can be amended or revoked.");
        var revoked = await db.Effective().Where(relation => relation.Kind == RelationKind.Revokes && relation.FromId != from && targets.Contains(relation.ToId))
            .Select(relation => relation.ToId).ToListAsync(cancellationToken);
        // What an earlier edition did already stays, whatever came after it.
        var again = wanted.FindAll(one => revoked.Contains(one.To) && !known.Exists(relation => relation.ToId == one.To && relation.Kind == one.Kind));
        if (again.Count > 0)
            throw new RuleViolationException("circular.already-revoked", $"The circular {published.Find(c => c.Id == again[0].To)!.Number} is revoked already.");
        await RequireNoWayBackAsync(db, from, targets, cancellationToken);
    }

    private static async Task RequireNoWayBackAsync(NewsDbContext db, Guid from, List<Guid> targets, CancellationToken cancellationToken)
    {
        var seen = new HashSet<Guid>();
        var open = targets;
        while (open.Count > 0 && seen.Count < MostSteps)
        {
            seen.UnionWith(open);
            var reached = open;
            open = [.. (await db.CircularRelations.Where(relation => reached.Contains(relation.FromId)).Select(relation => relation.ToId)
                .ToListAsync(cancellationToken)).Where(id => !seen.Contains(id)).Distinct()];
            if (open.Contains(from))
                throw new RuleViolationException("circular.relation-cycle", "One of those circulars amends or revokes this one, directly or through others.");
        }

        if (open.Count > 0)
            throw new RuleViolationException("circular.relation-cycle", "The chain of circulars is too long to be followed.");
    }
}
