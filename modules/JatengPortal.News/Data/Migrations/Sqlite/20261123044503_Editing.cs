using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JatengPortal.News.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Editing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "changed_utc",
                table: "news_editions",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "news_editions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "writer_id",
                table: "news_editions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "article_rows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    title_folded = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    writer_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    changed_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    published_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    scheduled_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    draft_number = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_article_rows", x => x.id);
                    table.ForeignKey(
                        name: "FK_article_rows_news_documents_id",
                        column: x => x.id,
                        principalTable: "news_documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "news_preview_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    edition_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    maker = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_news_preview_links", x => x.id);
                    table.ForeignKey(
                        name: "FK_news_preview_links_news_editions_edition_id",
                        column: x => x.edition_id,
                        principalTable: "news_editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "news_writers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_news_writers", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_article_rows_changed_utc_id_title_folded",
                table: "article_rows",
                columns: new[] { "changed_utc", "id", "title_folded" });

            migrationBuilder.CreateIndex(
                name: "IX_article_rows_state_changed_utc_id_title_folded",
                table: "article_rows",
                columns: new[] { "state", "changed_utc", "id", "title_folded" });

            migrationBuilder.CreateIndex(
                name: "IX_article_rows_writer_id_changed_utc_id_title_folded",
                table: "article_rows",
                columns: new[] { "writer_id", "changed_utc", "id", "title_folded" });

            migrationBuilder.CreateIndex(
                name: "IX_article_rows_writer_id_state",
                table: "article_rows",
                columns: new[] { "writer_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_news_preview_links_edition_id",
                table: "news_preview_links",
                column: "edition_id");

            migrationBuilder.Sql("UPDATE news_editions SET changed_utc = created_utc;");
            // Articles that are there already stand in the editors' list from the start.
            migrationBuilder.Sql("""
                INSERT INTO article_rows
                    (id, slug, title, title_folded, state, writer_id, changed_utc, published_utc, scheduled_utc, draft_number)
                SELECT d.id, d.slug, w.title, lower(w.title),
                    CASE WHEN c.id IS NULL AND s.id IS NULL THEN 0 WHEN c.id IS NULL THEN 1
                        WHEN s.id IS NULL AND n.id IS NULL THEN 2 ELSE 3 END,
                    NULL, w.created_utc, d.published_utc, s.published_utc, n.number
                FROM news_documents d
                LEFT JOIN news_editions c ON c.id = d.current_edition_id
                LEFT JOIN news_editions s ON s.document_id = d.id AND s.state = 3
                LEFT JOIN news_editions n ON n.document_id = d.id AND n.number = (
                    SELECT max(x.number) FROM news_editions x
                    WHERE x.document_id = d.id AND x.state = 0 AND x.number > coalesce(c.number, 0))
                JOIN news_editions w ON w.id = coalesce(n.id, s.id, c.id)
                WHERE d.kind = 'article';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "article_rows");

            migrationBuilder.DropTable(
                name: "news_preview_links");

            migrationBuilder.DropTable(
                name: "news_writers");

            migrationBuilder.DropColumn(
                name: "changed_utc",
                table: "news_editions");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "news_editions");

            migrationBuilder.DropColumn(
                name: "writer_id",
                table: "news_editions");
        }
    }
}
