using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JatengPortal.Pages.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AlertBanners : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alert_banners",
                columns: table => new
                {
                    origin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    banner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    is_withdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    english = table.Column<string>(type: "text", nullable: false),
                    link = table.Column<string>(type: "text", nullable: false),
                    start_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    end_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alert_banners", x => new { x.origin_id, x.banner_id });
                });

            migrationBuilder.CreateTable(
                name: "issued_banners",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    english = table.Column<string>(type: "text", nullable: false),
                    link = table.Column<string>(type: "text", nullable: false),
                    start_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    end_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    stopped_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    selection = table.Column<string>(type: "text", nullable: false),
                    is_shown_here = table.Column<bool>(type: "boolean", nullable: false),
                    receivers = table.Column<List<Guid>>(type: "uuid[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_issued_banners", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_alert_banners_end_utc",
                table: "alert_banners",
                column: "end_utc");

            migrationBuilder.CreateIndex(
                name: "IX_issued_banners_start_utc_id",
                table: "issued_banners",
                columns: new[] { "start_utc", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alert_banners");

            migrationBuilder.DropTable(
                name: "issued_banners");
        }
    }
}
